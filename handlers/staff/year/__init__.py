"""The cycle: definition, settings, timetable, days off."""
