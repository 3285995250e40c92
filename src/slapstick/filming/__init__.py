"""Bring filming and money together: what is shot is written into the book before anything goes on.

`shoot` yields events and keeps nothing; the ledger keeps everything and shoots nothing.  This is
the only place that knows both, and so the only one that can promise never to pay twice.
"""
