"""cscoach: an interview coach for customer-service work, offline, in the candidate's own words."""

__version__ = "0.1.0"
