"""An act of law: its number, usual abbreviation, and names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One act, Swedish or of the European Union.

    Args:
        number: SFS number ("2009:400") or EU number as cited ("2016/679").
        short: the abbreviation that stands before a section ("OSL"); empty where there is none.
        names: what it is called in running text, without ending, lower case ("kommunallag").
    """

    number: str
    short: str = ""
    names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What it is called in a canonical reference: "OSL", "2022:1378"."""
        return self.short or self.number

    @property
    def is_european(self) -> bool:
        """Whether it is an act of the European Union, cited by article."""
        return "/" in self.number or self.number == "TFEU"
