namespace Cbhcr.Exam.Tests.Hosting;

/// <summary>For what happens behind a durable queue: asks until there is an answer.</summary>
public static class Eventually
{
    public static async Task<T> AsyncIs<T>(Func<Task<T?>> ask) where T : class
    {
        for (var i = 0; i < 200; i++)
        {
            if (await ask() is { } answer) return answer;
            await Task.Delay(50);
        }
        throw new TimeoutException("There was no answer within ten seconds.");
    }

    public static Task IsTrueAsync(Func<bool> ask) => AsyncIs(() => Task.FromResult(ask() ? "yes" : null));

    public static async Task TrueAsync(Func<Task<bool>> ask) => await AsyncIs(async () => await ask() ? "yes" : null);
}
