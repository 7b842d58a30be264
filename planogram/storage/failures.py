"""What an error of the disk means for the person who saves or opens: one code per thing to do. Sentences are exchange/problems' business."""

import errno

_CODES = {
    "disk_full": (errno.ENOSPC, errno.EDQUOT),
    "read_only": (errno.EROFS,),
    "no_permission": (errno.EACCES, errno.EPERM),
    "missing": (errno.ENOENT, errno.ENOTDIR),
    "gone": (
        errno.ESTALE,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ENOTCONN,
        errno.ENETUNREACH,
        errno.ENETDOWN,
        errno.ETIMEDOUT,
        errno.ECONNABORTED,
        errno.ECONNRESET,
        errno.ENODEV,
        errno.ENXIO,
    ),
    "device_error": (errno.EIO,),
    "name_too_long": (errno.ENAMETOOLONG,),
    "bad_name": (errno.EINVAL, errno.EILSEQ),
    "link_loop": (errno.ELOOP,),
    "not_a_file": (errno.ESPIPE,),
    "in_use": (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, errno.EDEADLK),
    "is_directory": (errno.EISDIR,),
    "not_a_folder": (errno.EEXIST,),
    "file_too_big": (errno.EFBIG,),
    "too_many_files": (errno.EMFILE, errno.ENFILE),
}
_BY_NUMBER = {number: code for code, numbers in _CODES.items() for number in numbers}
# what Windows says: sharing violation, lock violation, network name gone, bad network path, disk full, write protected
_BY_WINDOWS_NUMBER = {
    19: "read_only",
    32: "in_use",
    33: "in_use",
    39: "disk_full",
    53: "gone",
    59: "gone",
    64: "gone",
    112: "disk_full",
    123: "bad_name",
}
FAILURES = (*_CODES, "disk_error")


def failure_code(error: OSError) -> str:
    """The code of FAILURES for an error of the operating system.

    >>> failure_code(OSError(errno.ENOSPC, "No space left on device"))
    'disk_full'
    """
    windows = getattr(error, "winerror", None)
    if windows in _BY_WINDOWS_NUMBER:
        return _BY_WINDOWS_NUMBER[windows]
    return _BY_NUMBER.get(error.errno or 0, "disk_error")
