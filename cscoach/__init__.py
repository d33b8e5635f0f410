"""cscoach: an interview coach for customer-service work, offline, in the candidate's own words.

    import cscoach

    cscoach.judge("Last Friday a man shouted at me at the till …", "composure", "en")
    cscoach.make_sheet(cscoach.read_candidate(open("olena.yaml", encoding="utf-8").read()))

The names below are the public interface; they are imported when they are first used, so that `import cscoach` costs
next to nothing. `from cscoach import batch` has whole groups.
"""

# As type checkers know it; to import `typing` would cost more than all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from cscoach.api import (
        Judged,
        PrepSheet,
        explain,
        find_languages,
        judge,
        known,
        list_entries,
        list_questions,
        load_content,
        make_candidate,
        make_course,
        make_sheet,
        read_candidate,
        suggest,
        use_pack,
    )
    from cscoach.candidate import Answer, Candidate
    from cscoach.errors import ContentError, CscoachError, InputError, OutsideError, UsageError
    from cscoach.sheet.document import Sheet

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "Candidate",
    "ContentError",
    "CscoachError",
    "InputError",
    "Judged",
    "OutsideError",
    "PrepSheet",
    "Sheet",
    "UsageError",
    "explain",
    "find_languages",
    "judge",
    "known",
    "list_entries",
    "list_questions",
    "load_content",
    "make_candidate",
    "make_course",
    "make_sheet",
    "read_candidate",
    "suggest",
    "use_pack",
]

#: Where the names are that are not in `api`.
_ELSEWHERE = {
    "Answer": "candidate",
    "Candidate": "candidate",
    "ContentError": "errors",
    "CscoachError": "errors",
    "InputError": "errors",
    "OutsideError": "errors",
    "Sheet": "sheet.document",
    "UsageError": "errors",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'api')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
