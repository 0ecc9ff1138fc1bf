"""What is true about people and circles: no files, no Qt, no SQL, no clock."""
