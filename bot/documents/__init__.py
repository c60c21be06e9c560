"""Documents of a bulletin: the official notice (通报) as DOCX and PDF, and the full table as a workbook."""
