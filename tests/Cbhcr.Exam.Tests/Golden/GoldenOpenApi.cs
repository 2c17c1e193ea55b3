namespace Cbhcr.Exam.Tests.Golden;

/// <summary>The API's description, compared with Golden/openapi.json. Callers rely on it: a difference is either a mistake or news for them.</summary>
internal static class GoldenOpenApi
{
    public static Task CompareAsync(string swaggerJson) => GoldenFile.CompareAsync("openapi.json", GoldenFile.PrettyInOrder(swaggerJson));
}
