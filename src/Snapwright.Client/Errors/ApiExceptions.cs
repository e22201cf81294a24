namespace Snapwright.Client.Errors;

/// <summary>400: the request is malformed, or names what is not there. <see cref="SnapwrightApiException.Errors"/> says which parameter.</summary>
public sealed class BadRequestException : SnapwrightApiException
{
    internal BadRequestException(string request, ApiProblem problem)
        : base(request, problem)
    {
    }
}

/// <summary>404: there is no such row, or no such table.</summary>
public sealed class NotFoundException : SnapwrightApiException
{
    internal NotFoundException(string request, ApiProblem problem)
        : base(request, problem)
    {
    }
}

/// <summary>409: a duplicate, a reference to what is not there, or a row that others still refer to.</summary>
public sealed class ConflictException : SnapwrightApiException
{
    internal ConflictException(string request, ApiProblem problem)
        : base(request, problem)
    {
    }
}

/// <summary>422: fields of the body are wrong, or a hook refused them; one entry per field.</summary>
public sealed class ValidationFailedException : SnapwrightApiException
{
    internal ValidationFailedException(string request, ApiProblem problem)
        : base(request, problem)
    {
    }
}

/// <summary>502, 503, 504: the server or its database cannot answer now; the same request may succeed later.</summary>
public sealed class UnavailableException : SnapwrightApiException
{
    internal UnavailableException(string request, ApiProblem problem, TimeSpan? retryAfter)
        : base(request, problem) => RetryAfter = retryAfter;

    /// <summary>How long the server asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; }
}

/// <summary>
/// A success that is not what the API promises: not JSON, too large, or a row without a field that the snapshot says is never null.
/// The snapshot that this client was built from and the server's may be too far apart.
/// </summary>
public sealed class UnexpectedResponseException : SnapwrightApiException
{
    internal UnexpectedResponseException(string request, ApiProblem problem, Exception? inner)
        : base(request, problem, inner)
    {
    }
}
