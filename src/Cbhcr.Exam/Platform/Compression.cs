using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Cbhcr.Exam.Platform;

/// <summary>
/// Only the exam's questions are compressed on the way: they are large, thousands ask for them in one moment, and nothing a stranger could
/// choose stands in them beside a secret. Files of the pages are compressed when they are built.
/// </summary>
public static class Compression
{
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.Value?.EndsWith("/delivery", StringComparison.Ordinal) == true, delivery => delivery.UseResponseCompression());
}
