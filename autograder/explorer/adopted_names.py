"""The words of which code may be made that a course keeps from a student (explorer/adopted.py)."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BUILTINS = _words("""
ArithmeticError AssertionError AttributeError Ellipsis Exception FloatingPointError IndexError
KeyError LookupError NotImplemented NotImplementedError OverflowError RuntimeError StopIteration
TypeError ValueError ZeroDivisionError abs all any bool classmethod complex dict divmod enumerate
filter float frozenset int isinstance iter len list map max min next object pow print property
range reversed round set slice sorted staticmethod str sum super tuple zip
""")
_MATH = """
acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc
exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf
isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians
remainder sin sinh sqrt sumprod tan tanh tau trunc ulp
"""
_CMATH = """
acos asin atan cos cosh e exp inf isclose isnan log log10 phase pi polar rect sin sinh sqrt tan
tanh tau
"""
_NUMPY = """
abs absolute acos acosh add all allclose amax amin angle any append apply_along_axis
apply_over_axes arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin
argpartition argsort argwhere around array array_equal array_split asarray ascontiguousarray
asfortranarray asin asinh astype atan atan2 atanh atleast_1d atleast_2d atleast_3d average
bincount block bool bool_ broadcast_arrays broadcast_shapes broadcast_to c_ cbrt ceil choose clip
column_stack complex128 complex64 compress concat concatenate conj conjugate convolve copy
copysign copyto corrcoef correlate cos cosh count_nonzero cov cross cumprod cumsum cumulative_prod
cumulative_sum deg2rad degrees delete diag diag_indices diagflat diagonal diff digitize divide
divmod dot double dsplit dstack e ediff1d einsum empty empty_like equal errstate exp exp2
expand_dims expm1 extract eye fabs fill_diagonal finfo flatnonzero flip fliplr flipud float16
float32 float64 float_power floating floor floor_divide fmax fmin fmod full full_like generic
geomspace gradient greater greater_equal heaviside histogram histogram2d hsplit hstack hypot
identity iinfo imag indices inexact inf inner insert int16 int32 int64 int8 integer interp
intersect1d intp invert isclose isfinite isin isinf isnan isscalar issubdtype ix_ kron less
less_equal lexsort linspace log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not
logical_or logical_xor logspace mask_indices matmul matrix_transpose max maximum mean median
meshgrid mgrid min minimum mod modf moveaxis multiply nan nan_to_num nanargmax nanargmin nancumsum
nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar ndenumerate
ndim ndindex negative newaxis nextafter nonzero not_equal number ogrid ones ones_like outer pad
partition percentile permute_dims pi piecewise place poly1d polyfit polyval positive pow power
prod ptp put put_along_axis putmask quantile r_ rad2deg radians ravel ravel_multi_index real
reciprocal remainder repeat reshape resize result_type rint roll rollaxis rot90 round row_stack s_
searchsorted select setdiff1d setxor1d shape sign signbit signedinteger sin sinc single sinh size
sort sort_complex spacing split sqrt square squeeze stack std subtract sum swapaxes take
take_along_axis tan tanh tensordot tile trace transpose trapezoid tri tril tril_indices trim_zeros
triu triu_indices true_divide trunc uint16 uint32 uint64 uint8 union1d unique unravel_index
unsignedinteger unstack unwrap vander var vdot vectorize vsplit vstack where zeros zeros_like
"""
_NUMPY_FFT = """
fft fft2 fftfreq fftshift ifft ifft2 irfft rfft
"""
_NUMPY_LINALG = """
LinAlgError cholesky cond det eig eigh eigvals eigvalsh inv lstsq matmul matrix_norm matrix_power
matrix_rank matrix_transpose multi_dot norm outer pinv qr slogdet solve svd svdvals tensordot
trace vecdot vector_norm
"""
_NUMPY_MA = """
array filled masked_array masked_equal masked_invalid masked_where max mean median min sum
"""
_NUMPY_RANDOM = """
Generator RandomState choice default_rng normal permutation rand randint randn random
random_sample seed shuffle standard_normal uniform
"""
_TORCH = """
BoolTensor FloatTensor Generator LongTensor Size Tensor abs acos add addcmul addmm all allclose
amax amin any arange argmax argmin argsort as_tensor asin atan atan2 baddbmm bernoulli bfloat16
bincount bmm bool broadcast_to cat ceil chunk clamp clip clone complex64 concat concatenate conv1d
conv2d cos cosh cosine_similarity count_nonzero cov cross cumprod cumsum deg2rad detach device
diag diagonal diff dist div divide dot double dropout dtype einsum empty empty_like enable_grad eq
equal erf exp expm1 eye finfo flatten flip float float16 float32 float64 floor floor_divide
from_numpy full full_like gather ge gt half hstack index_select inference_mode inner int int16
int32 int64 int8 inverse is_tensor isclose isfinite isinf isnan kron le lerp linspace log log10
log1p log2 log_softmax logical_and logical_not logical_or logical_xor logsumexp long lt
manual_seed masked_fill masked_select matmul max maximum mean median meshgrid min minimum mm
moveaxis movedim mul multinomial multiply mv nan nan_to_num narrow ne neg negative no_grad nonzero
norm normal numel ones ones_like outer permute pi pow prod quantile rand rand_like randint randn
randn_like randperm ravel reciprocal relu remainder reshape roll rot90 round rsqrt scatter
scatter_add searchsorted set_grad_enabled sigmoid sign sin sinh softmax sort split sqrt square
squeeze stack std sub subtract sum swapaxes t take take_along_dim tan tanh tensor tensordot tile
topk trace transpose tril tril_indices triu triu_indices true_divide trunc uint8 unbind unflatten
unique unsqueeze var vdot vstack where zeros zeros_like
"""
_TORCH_LINALG = """
cholesky det eig eigh inv lstsq matrix_norm norm pinv qr solve svd vector_norm
"""
_LAYERS = """
AdaptiveAvgPool2d AdaptiveMaxPool2d AvgPool1d AvgPool2d BCELoss BCEWithLogitsLoss BatchNorm1d
BatchNorm2d Conv1d Conv2d ConvTranspose2d CrossEntropyLoss Dropout Dropout2d ELU Embedding Flatten
GELU GRU GroupNorm HuberLoss Identity KLDivLoss L1Loss LSTM LayerNorm LazyConv2d LazyLinear
LeakyReLU Linear LogSoftmax MSELoss MaxPool1d MaxPool2d Module ModuleDict ModuleList
MultiheadAttention NLLLoss PReLU Parameter ParameterList RMSNorm RNN ReLU ReLU6 SELU Sequential
SiLU Sigmoid SmoothL1Loss Softmax Softplus Tanh Unflatten Upsample ZeroPad2d
"""
_FUNCTIONAL = """
adaptive_avg_pool2d adaptive_max_pool2d avg_pool1d avg_pool2d batch_norm binary_cross_entropy
binary_cross_entropy_with_logits conv1d conv2d conv_transpose2d cosine_similarity cross_entropy
dropout dropout2d elu embedding fold gelu glu group_norm hardtanh hinge_embedding_loss huber_loss
instance_norm interpolate kl_div l1_loss layer_norm leaky_relu linear log_softmax logsigmoid
max_pool1d max_pool2d mse_loss nll_loss normalize one_hot pad relu relu6
scaled_dot_product_attention selu sigmoid silu smooth_l1_loss softmax softmin softplus tanh unfold
"""
_INIT = """
constant_ eye_ kaiming_normal_ kaiming_uniform_ normal_ ones_ orthogonal_ uniform_ xavier_normal_
xavier_uniform_ zeros_
"""
_SCHEDULES = """
CosineAnnealingLR ExponentialLR LambdaLR OneCycleLR StepLR
"""
_TORCH_DATA = """
DataLoader Dataset RandomSampler Subset SubsetRandomSampler TensorDataset random_split
"""
_ITERTOOLS = """
accumulate batched chain combinations compress count cycle dropwhile filterfalse groupby islice
pairwise permutations product repeat starmap takewhile tee zip_longest
"""
_OPERATOR = """
add and_ eq floordiv ge getitem gt iadd imul itemgetter le lt matmul mod mul ne neg not_ or_ pow
sub truediv xor
"""
_STATISTICS = """
fmean geometric_mean harmonic_mean mean median mode multimode pstdev pvariance quantiles stdev
variance
"""
_RANDOM = """
Random choice choices gauss normalvariate randint random randrange sample seed shuffle uniform
"""
_TYPING = """
Any Callable Dict Iterable Iterator List Optional Sequence Tuple Union cast
"""
# By module: the functions, classes and constants that may be used of it.
TAKEN: Mapping[str, frozenset[str]] = {
    "math": _words(_MATH),
    "cmath": _words(_CMATH),
    "numpy": _words(_NUMPY),
    "numpy.fft": _words(_NUMPY_FFT),
    "numpy.lib.stride_tricks": _words("sliding_window_view"),
    "numpy.linalg": _words(_NUMPY_LINALG),
    "numpy.ma": _words(_NUMPY_MA),
    "numpy.random": _words(_NUMPY_RANDOM),
    "torch": _words(_TORCH),
    "torch.cuda": _words("device_count is_available"),
    "torch.linalg": _words(_TORCH_LINALG),
    "torch.nn": _words(_LAYERS),
    "torch.nn.functional": _words(_FUNCTIONAL),
    "torch.nn.init": _words(_INIT),
    "torch.optim": _words("Adagrad Adam AdamW RMSprop SGD"),
    "torch.optim.lr_scheduler": _words(_SCHEDULES),
    "torch.utils.data": _words(_TORCH_DATA),
    "itertools": _words(_ITERTOOLS),
    "functools": _words("cache lru_cache partial reduce"),
    "collections": _words("Counter OrderedDict defaultdict deque"),
    "operator": _words(_OPERATOR),
    "statistics": _words(_STATISTICS),
    "copy": _words("copy deepcopy"),
    "random": _words(_RANDOM),
    "typing": _words(_TYPING),
    "collections.abc": _words("Callable Iterable Iterator Mapping Sequence"),
}
# What values are asked for: methods and attributes of arrays, tensors, layers and containers.
ATTRIBUTES = _words("""
H T abs abs_ accumulate add add_ add_module addmm all amax amin any append appendleft apply argmax
argmin argpartition argsort as_integer_ratio astype at backward base_lr batch_first batch_size
bernoulli_ betas bias bincount binomial bit_length bmm bool bool_ broadcast_to buffers capitalize
cat ceil children choice choices chunk clamp clamp_ clamp_min clear clip clone conj conjugate
contiguous copy copy_ cos cosh count cpu cross cuda cumprod cumsum data dataset defaults detach
detach_ device diag diagonal difference dim discard div div_ dot double dropout dtype elements
embedding_dim endswith eps eq eval exp exp_ expand expand_as expm1 exponential extend extendleft
fill fill_ fill_diagonal_ find flat flatten flip float floor fromkeys gather gauss ge get grad gt
half hstack imag in_channels in_features index index_add_ index_select indices insert int integers
intersection inverse is_floating_point is_integer isdigit isdisjoint isfinite isinf isnan issubset
issuperset item items itemsize join kernel_size keys le lerp lerp_ ljust load_state_dict log log10
log1p log2 log_softmax logical_and logical_not logical_or logsumexp long lower lr lstrip lt mT
manual_seed mask masked_fill masked_fill_ masked_select matmul max mean median min mm momentum
most_common movedim mul mul_ multinomial mv named_children named_modules named_parameters
nan_to_num narrow nbytes ndim ndimension ne neg negative new_empty new_full new_ones new_tensor
new_zeros nonzero norm normal normal_ normalvariate num_embeddings num_features num_heads numel
numpy ones_ out_channels out_features outer p padding param_groups parameters params partition
permutation permute permuted poisson pop popitem popleft pow pow_ prod ptp put quantile rand
randint randn random random_ randrange ravel real reciprocal reduce reduceat register_buffer
register_parameter relu relu_ remainder remove repeat repeat_interleave replace requires_grad
requires_grad_ reset_parameters reshape reshape_as reverse rjust roll rotate round rsqrt rstrip
running_mean running_var sample scatter scatter_ scatter_add_ searchsorted seed setdefault shape
shuffle sigmoid sigmoid_ sign sin sinh size softmax sort split sqrt square squeeze standard_normal
startswith state state_dict std step stride strip sub sub_ subtract sum swapaxes
symmetric_difference t take tan tanh tanh_ tensors tile tiny to tolist topk trace train training
transpose tril triu true_divide trunc type type_as unbind unflatten unfold uniform uniform_ union
unique unsqueeze update upper values var view view_as weight weight_decay where zero_ zero_grad
""")
