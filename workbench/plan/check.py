def check_plan(*a):
    return ()
