"""The three-digit codes of local authorities, as they stand inside a unique pupil number.

Current codes: Department for Education, local authority codes 2025, Open Government Licence v3.0. A number keeps the
code of the authority that gave it, so abolished authorities and those of Wales are known too.
"""

_CURRENT = (
    (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384), (390, 394), (420, 420),
    (800, 803), (805, 808), (810, 813), (815, 816), (821, 823), (825, 826), (830, 831), (838, 841), (845, 846),
    (850, 852), (855, 857), (860, 861), (865, 874), (876, 896), (908, 909), (916, 916), (919, 919), (921, 921),
    (925, 926), (928, 929), (931, 931), (933, 933), (935, 938), (940, 943),
)  # fmt: skip
_FORMER = ((820, 820), (835, 837), (875, 875))
_WALES = ((660, 681),)

AUTHORITIES = frozenset(
    f"{code:03}" for first, last in (*_CURRENT, *_FORMER, *_WALES) for code in range(first, last + 1)
)


def is_authority(code: str) -> bool:
    """Whether three digits are the code of a local authority in England or Wales, of today or of the past."""
    return code in AUTHORITIES
