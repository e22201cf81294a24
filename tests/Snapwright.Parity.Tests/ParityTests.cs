using Snapwright.Parity.Tests.Scenarios;

namespace Snapwright.Parity.Tests;

/// <summary>Every step of <c>Cases/*.http</c> is a test: all ways of serving answer it alike, and as the file says.</summary>
public sealed class ParityTests(ScenarioRuns runs) : IClassFixture<ScenarioRuns>
{
    public static TheoryData<string, string> Steps
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var scenario in ScenarioFile.Names)
            {
                foreach (var step in ScenarioFile.Read(scenario))
                {
                    data.Add(scenario, step.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Every_way_of_serving_gives_the_same_answer(string scenario, string name)
    {
        var step = ScenarioFile.Read(scenario).Single(s => s.Name == name);
        var answers = (await runs.GetAsync(scenario)).Answers(name);

        var variants = ScenarioFile.Variants(scenario);
        var reference = answers[0];
        for (var i = 1; i < answers.Count; i++)
        {
            Assert.True(
                answers[i] == reference,
                $"{step.Method} {step.Target}\n{Answer.Difference(reference.Body, answers[i].Body)}\n"
                + $"--- {variants[0]}\n{reference}\n\n--- {variants[i]}\n{answers[i]}");
        }

        Assert.True(step.Status == reference.Status, $"{step.Method} {step.Target}\n{step.Status} is expected, and this came:\n{reference}");
        if (step.Answer is not null)
        {
            Assert.Equal(step.Answer, reference.Body.Replace('\r', '\u240d').TrimEnd('\n'));
        }
    }

    [Fact]
    public void There_are_more_than_three_hundred_cases() => Assert.True(Steps.Count > 300, $"There are {Steps.Count}.");
}
