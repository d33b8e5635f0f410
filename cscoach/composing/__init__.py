"""Answers + content → suggested answers. Pure: no disk, no clock, nothing invented."""
