"""The letters of a case: which there are, when each fits, the wording that ships with the product, and what fills it."""
