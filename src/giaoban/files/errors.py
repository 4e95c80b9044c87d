"""What is said when a file will not do."""


class FileError(ValueError):
    """A file that cannot be read. Its message is one Vietnamese sentence: what came, why it will not do, what will.

    The sentence leaves out the file's name; each caller adds where.
    """


class SecretFileError(FileError):
    """A document stamped as a state secret, which must not be put in (Law on Protection of State Secrets)."""

    def __init__(self, stamp: str):
        super().__init__(
            f"Văn bản đóng dấu “{stamp}” là tài liệu bí mật nhà nước nên không được đưa vào hệ thống; "
            "chỉ nhận văn bản không có dấu mật."
        )
