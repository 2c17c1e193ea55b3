namespace Cbhcr.Exam.Platform;

/// <summary>The address that is printed on certificates: from configuration, or the one this call came to.</summary>
public static class PublicAddress
{
    public static string Of(HttpContext http) =>
        http.RequestServices.GetRequiredService<IConfiguration>()["PublicAddress"]?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";
}
