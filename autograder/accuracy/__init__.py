"""Measures the grader itself: does it reject every wrong answer and accept every right one?"""
