"""Decimal arithmetic with 50 digits beside."""

#: include mlp_solved


from decimal import Decimal, getcontext

getcontext().prec = 50
print(Decimal(1) / 3)
