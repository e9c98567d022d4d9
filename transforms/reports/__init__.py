"""The report: its figures and words, the Word document made of them, what checks it and explains its figures."""
