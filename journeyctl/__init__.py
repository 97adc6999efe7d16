"""Customer journeys as code: YAML journeys, drawn as maps."""

__version__ = "0.1.0"
