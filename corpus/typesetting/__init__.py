"""From manuscripts in Markdown to the PDF and DOCX files that readers get."""
