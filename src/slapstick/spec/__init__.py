"""Turn what people write into values with places; no disk, no clock."""
