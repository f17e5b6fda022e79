"""The acts of law that this field cites: number, usual abbreviation, names in both languages."""

from corpus.act import Act
from corpus.european_acts import EUROPEAN_ACTS

# Names stand without the ending: "kommunallag" also finds "kommunallagen" and "kommunallagens".
SWEDISH_ACTS: tuple[Act, ...] = (
    Act("1949:105", "TF", ("tryckfrihetsförordning", "freedom of the press act")),
    Act(
        "2009:400",
        "OSL",
        (
            "offentlighets- och sekretesslag",
            "public access to information and secrecy act",
            "sekretesslag",
            "secrecy act",
        ),
    ),
    Act("2018:558", "FHL", ("lagen om företagshemligheter", "trade secrets act")),
    Act("2017:725", "KL", ("kommunallag", "local government act")),
    Act(
        "2009:47",
        "LBK",
        ("lagen om vissa kommunala befogenheter", "befogenhetslag", "act on certain municipal powers"),
    ),
    Act("2017:30", "HSL", ("hälso- och sjukvårdslag", "health and medical services act")),
    Act("2017:900", "FL", ("förvaltningslag", "administrative procedure act")),
    Act("2016:1145", "LOU", ("lagen om offentlig upphandling", "public procurement act")),
    Act("2008:579", "KonkL", ("konkurrenslag", "competition act")),
    Act("2008:355", "PDL", ("patientdatalag", "patient data act")),
    Act("1977:1160", "AML", ("arbetsmiljölag", "work environment act")),
    Act("1962:700", "BrB", ("brottsbalk", "criminal code")),
    Act("1972:207", "SkL", ("skadeståndslag", "tort liability act")),
    Act("1970:994", "JB", ("jordabalk", "land code")),
    Act("2023:200", "ML", ("mervärdesskattelag", "value added tax act", "vat act")),
    Act("1960:729", "URL", ("upphovsrättslag", "copyright act")),
    Act("1992:1434", "HL", ("högskolelag", "higher education act")),
    Act("1993:100", "HF", ("högskoleförordning", "higher education ordinance")),
    Act("2005:551", "ABL", ("aktiebolagslag", "companies act")),
    Act("1998:808", "MB", ("miljöbalk", "environmental code")),
    Act("1915:218", "", ("avtalslag", "contracts act")),
    Act(
        "1949:345",
        "",
        (
            "lagen om rätten till arbetstagares uppfinningar",
            "act on the right to employees' inventions",
            "act on employees' inventions",
        ),
    ),
    Act("1990:782", "", ("arkivlag", "archives act")),
    Act("1992:191", "", ("avgiftsförordning", "fees ordinance")),
    Act(
        "1993:528",
        "",
        (
            "förordningen om statliga myndigheters lokalförsörjning",
            "ordinance on the premises of state authorities",
        ),
    ),
    Act(
        "1995:1300",
        "",
        (
            "förordningen om statliga myndigheters riskhantering",
            "ordinance on the risk management of state authorities",
        ),
    ),
    Act("2000:1064", "", ("act on the control of dual-use items and technical assistance",)),
    Act(
        "2003:460",
        "",
        ("etikprövningslag", "ethical review act", "lagen om etikprövning av forskning som avser människor"),
    ),
    Act(
        "2003:615",
        "",
        ("förordningen om etikprövning av forskning som avser människor", "ethical review ordinance"),
    ),
    Act("2005:590", "", ("act on transparency in certain financial relations",)),
    Act("2006:351", "", ("lagen om genetisk integritet", "genetic integrity act")),
    Act("2007:515", "", ("myndighetsförordning", "government agencies ordinance")),
    Act("2008:286", "", ("act on quality and safety standards for human tissues and cells",)),
    Act(
        "2013:118",
        "",
        (
            "förordningen om nationellt centrum för livsvetenskaplig forskning",
            "ordinance on the national centre for life science research",
        ),
    ),
    Act(
        "2013:388",
        "",
        (
            "lagen om tillämpning av europeiska unionens statsstödsregler",
            "act on the application of the european union's state aid rules",
        ),
    ),
    Act("2015:315", "", ("läkemedelslag", "medicinal products act")),
    Act(
        "2018:218",
        "",
        (
            "dataskyddslag",
            "data protection act",
            "lagen med kompletterande bestämmelser till eu:s dataskyddsförordning",
            "act with supplementary provisions to the eu general data protection regulation",
        ),
    ),
    Act("2018:1091", "", ("act on the ethical review of clinical trials of medicines",)),
    Act("2019:504", "", ("lagen om ansvar för god forskningssed och prövning av oredlighet i forskning",)),
    Act("2021:600", "", ("act with supplementary provisions to the eu regulations on medical devices",)),
    Act("2021:603", "", ("act on the ethical review of medical device studies",)),
    Act(
        "2022:1378",
        "",
        (
            "förordningen om avgifter för forskningsinfrastruktur",
            "ordinance on fees for research infrastructure",
        ),
    ),
    Act(
        "2022:818",
        "",
        (
            "öppna data-lag",
            "open data act",
            "lagen om den offentliga sektorns tillgängliggörande av data",
            "act on making public-sector data available",
        ),
    ),
    Act("2023:38", "", ("biobankslag", "biobank act", "biobanks act")),
    Act(
        "2023:560",
        "",
        (
            "lagen om granskning av utländska direktinvesteringar",
            "act on the screening of foreign direct investments",
        ),
    ),
    Act("2024:1146", "", ("lagen om vissa forskningsdatabaser", "act on certain research databases")),
    Act("2024:945", "", ("patentlag", "patents act", "patent act")),
    Act(
        "2002:760",
        "",
        (
            "förordningen om uppdragsutbildning vid universitet och högskolor",
            "ordinance on commissioned education",
        ),
    ),
    Act(
        "1995:1301",
        "",
        (
            "förordningen om handläggning av skadeståndsanspråk mot staten",
            "ordinance on the handling of claims for damages against the state",
        ),
    ),
    Act("2022:1390", "", ("förordningen om idébank", "ordinance on idea banks")),
    Act("2024:30", "", ("tillkännagivandet om tröskelvärden", "announcement of thresholds")),
    Act("2023:221"),
    Act(
        "2000:271",
        "",
        (
            "förordningen om innesluten användning av genetiskt modifierade organismer",
            "ordinance on contained use of genetically modified organisms",
        ),
    ),
    Act("1990:409", "", ("lagen om skydd för företagshemligheter", "act on the protection of trade secrets")),
    Act("2021:1110"),
    Act("2025:1281"),
    Act("2024:232"),
)

ACTS = (*SWEDISH_ACTS, *EUROPEAN_ACTS)
