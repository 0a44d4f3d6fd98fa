"""The languages that families are asked about: a code (ISO 639-1, or 639-3 where that has none) and its English name."""

LANGUAGES = {
    "en": "English",
    "sq": "Albanian",
    "ar": "Arabic",
    "bn": "Bengali",
    "bg": "Bulgarian",
    "zh-hans": "Chinese, simplified",
    "zh-hant": "Chinese, traditional",
    "cs": "Czech",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ckb": "Kurdish (Sorani)",
    "lt": "Lithuanian",
    "ne": "Nepali",
    "ps": "Pashto",
    "fa": "Persian, Dari",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Punjabi",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "so": "Somali",
    "es": "Spanish",
    "ta": "Tamil",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
}


def language_name(code: str) -> str:
    """A language by its English name; a code that is not known stands for itself."""
    return LANGUAGES.get(code, code)
