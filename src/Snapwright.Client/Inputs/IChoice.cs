namespace Snapwright.Client.Inputs;

/// <summary>
/// A value out of a list of choices. It holds the text itself, so that a choice which the server got after this client was built is
/// read, compared and written like any other.
/// </summary>
public interface IChoice
{
    /// <summary>The text of the choice.</summary>
    string Value { get; }
}
