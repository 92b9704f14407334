"""Names and texts in Korean."""

#: include mlp_solved


은닉층 = hidden_layer


def hidden_layer(X, W1, b1):
    print("은닉층을 계산합니다")
    return 은닉층(X, W1, b1)
