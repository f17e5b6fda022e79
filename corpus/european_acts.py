"""The acts of the European Union that this field cites."""

from corpus.act import Act

EUROPEAN_ACTS: tuple[Act, ...] = (
    Act(
        "2016/679",
        "GDPR",
        ("dataskyddsförordning", "general data protection regulation", "eu:s dataskyddsförordning"),
    ),
    Act(
        "2017/745",
        "MDR",
        (
            "medical device regulation",
            "medical devices regulation",
            "förordningen om medicintekniska produkter",
        ),
    ),
    Act(
        "2017/746",
        "IVDR",
        (
            "förordningen om medicintekniska produkter för in vitro-diagnostik",
            "in vitro diagnostic medical devices regulation",
        ),
    ),
    Act(
        "2025/327",
        "EHDS",
        (
            "ehds-förordning",
            "förordningen om det europeiska hälsodataområdet",
            "regulation on the european health data space",
        ),
    ),
    Act("651/2014", "GBER", ("allmänna gruppundantagsförordning", "general block exemption regulation")),
    Act(
        "2023/2831",
        "",
        ("de minimis-förordning", "de minimis regulation", "förordningen om stöd av mindre betydelse"),
    ),
    Act("2023/2832", "", ("de minimis regulation for services of general economic interest",)),
    Act(
        "2023/1315",
        "",
        (
            "förordningen om ändring av den allmänna gruppundantagsförordningen",
            "regulation amending the general block exemption regulation",
        ),
    ),
    Act(
        "1394/2007",
        "",
        ("atmp-förordning", "atmp regulation", "förordningen om läkemedel för avancerad terapi"),
    ),
    Act(
        "536/2014",
        "CTR",
        (
            "prövningsförordning",
            "clinical trials regulation",
            "förordningen om kliniska prövningar av humanläkemedel",
        ),
    ),
    Act(
        "2024/1938",
        "SoHO",
        (
            "soho-förordning",
            "soho regulation",
            "förordningen om ämnen av mänskligt ursprung",
            "regulation on substances of human origin",
        ),
    ),
    Act("2021/821", "", ("förordningen om produkter med dubbla användningsområden", "dual-use regulation")),
    Act(
        "2017/1569",
        "",
        (
            "delegerad förordning om gmp för prövningsläkemedel",
            "delegated regulation on gmp for investigational medicinal products",
        ),
    ),
    Act("2023/1066", "", ("gruppundantaget för fou-avtal", "r&d block exemption regulation")),
    Act(
        "TFEU",
        "TFEU",
        (
            "funktionsfördrag",
            "feuf",
            "euf-fördrag",
            "fördraget om europeiska unionens funktionssätt",
            "treaty on the functioning of the european union",
        ),
    ),
    Act("2021/915"),
)
