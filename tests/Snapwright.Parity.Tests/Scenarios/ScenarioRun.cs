using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>A scenario, run to its end in every way; the answers are looked at afterwards, step by step.</summary>
public sealed class ScenarioRun
{
    private readonly Dictionary<string, IReadOnlyList<Answer>> _answers;

    private ScenarioRun(Dictionary<string, IReadOnlyList<Answer>> answers) => _answers = answers;

    /// <summary>The answers to a step, in the order of the variants.</summary>
    public IReadOnlyList<Answer> Answers(string step) => _answers[step];

    /// <summary>Runs one on fresh applications.</summary>
    public static async Task<ScenarioRun> RunAsync(string name)
    {
        var steps = ScenarioFile.Read(name);
        await using var applications = await ParityApplications.StartAsync(ScenarioFile.Variants(name));
        var runs = await Task.WhenAll(applications.All.Select(a => RunAsync(a, steps)));
        return new(steps.Index().ToDictionary(
            static s => s.Item.Name, s => (IReadOnlyList<Answer>)[.. runs.Select(r => r[s.Index])], StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<Answer>> RunAsync(ParityApplication application, IReadOnlyList<Step> steps)
    {
        var made = new MadeIds();
        var answers = new List<Answer>();
        foreach (var step in steps)
        {
            using var request = Request(application, step, made);
            using var response = await application.Http.SendAsync(request);
            answers.Add(await Answer.OfAsync(response, made));
        }

        return answers;
    }

    private static HttpRequestMessage Request(ParityApplication application, Step step, MadeIds made)
    {
        var uri = new Uri(
            application.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + Template.Target(step.Target, made),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(step.Method), uri);
        if (step.Body is not null)
        {
            request.Content = new ByteArrayContent(Template.Bytes(step.Body, made));
            if (!step.Headers.Any(static h => h.Key == "Content-Type"))
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            }
        }

        foreach (var (name, value) in step.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value) && value.Length > 0)
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
