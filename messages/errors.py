"""What can be wrong with words: each is a mistake of ours, found before anything is sent."""

# The names say what is wrong; "Error" behind each would add nothing.


class WordsError(Exception):
    """The words of a message could not be made."""


class MissingMessage(WordsError, LookupError):
    """No catalogue has a message of this id."""


class WrongArguments(WordsError, ValueError):
    """A message was given too few, too many, or unsuitable arguments."""


class BadCatalogue(WordsError, ValueError):
    """A catalogue file does not parse, or uses something that this house does not have."""


class BadKeyboard(WordsError, ValueError):
    """A keyboard breaks a limit of the platforms or a rule of the house."""


class TooLong(WordsError, ValueError):
    """A text that cannot be split is longer than the platform allows."""
