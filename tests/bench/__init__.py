"""How fast Moot is: `python3 tests bench`. Its seeded cases serve the tests too."""
