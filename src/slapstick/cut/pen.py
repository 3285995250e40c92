"""Draw shapes in picture pixels on a grey image; knows no puppets and no sets."""


class Pen:
    """A pen on one image."""
