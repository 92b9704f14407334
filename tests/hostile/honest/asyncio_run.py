"""asyncio.run at the top.

Says: fault.network
"""

#: include mlp_solved


import asyncio


async def main():
    await asyncio.sleep(0)
    return 1


print(asyncio.run(main()))
