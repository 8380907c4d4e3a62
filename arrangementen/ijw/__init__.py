"""iJw 3.2: messages as plain data, read and written strictly; knows no Django."""
