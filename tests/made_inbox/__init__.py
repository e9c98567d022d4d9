"""Inboxes made for tests, with what follows from them under the forms' and the reconciliation's rules.

Nothing of the product is imported here: what is expected is worked out from the truth that the workbooks were made of.
"""
