"""How much one file may ask for, with the reasons."""

# A statute book with pictures has some 20 MB and 1 500 pages.
MAX_FILE_BYTES = 60_000_000
MAX_PAGES = 5_000
# A DOCX is a zip: what it unpacks to decides, not what it weighs. Text packs 5–20 times, bombs 1 000 times.
MAX_UNPACKED_BYTES = 300_000_000
MAX_PACKING_RATIO = 200
MAX_ARCHIVE_ENTRIES = 10_000
MAX_XML_BYTES = 100_000_000
# Twenty times the longest statute book.
MAX_BLOCKS = 200_000
# The parsers call themselves for every level; a document that nests deeper than this is no document.
MAX_DEPTH = 100
# A page takes 20 ms on a busy machine.
MAX_SECONDS = 120.0
MAX_MEMORY_BYTES = 3_000_000_000
