using Microsoft.OpenApi;
using NodaTime;
using Swashbuckle.AspNetCore.SwaggerGen;
using Wolverine.Http;

namespace Cbhcr.Exam.Platform;

/// <summary>The OpenAPI document at /swagger/v1/swagger.json; its golden copy is in the tests.</summary>
public static class ApiDescription
{
    public const string Account = "account";
    public const string Sitting = "sitting";

    public static void AddApiDescription(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Cbhcr.Exam", Version = "v1",
                Description = "Every use case of the exam engine. Refusals are problem details (RFC 9457). Creates want an Idempotency-Key header; changes want the version that was read. " +
                    "Calls with a cookie also send the token of GET /api/antiforgery in X-CSRF-TOKEN.",
            });
            options.AddSecurityDefinition(Account, Cookie("cbhcr-account", "From POST /api/sign-in."));
            options.AddSecurityDefinition(Sitting, Cookie("cbhcr-sitting", "From POST /api/admissions; good for one sitting."));
            options.CustomSchemaIds(SchemaId);
            options.MapType<Instant>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });
            options.MapType<DateTimeZone>(() => new OpenApiSchema { Type = JsonSchemaType.String });
            options.MapType<LocalDate>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.OperationFilter<UseCaseOperation>();
            options.OperationFilter<RefusedOperation>();
            options.DocInclusionPredicate((_, api) => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);
        });
    }

    private static OpenApiSecurityScheme Cookie(string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = name, Description = description };

    /// <summary>Ours by module and name, others by name: no version of a library stands in the description.</summary>
    private static string SchemaId(Type type)
    {
        if (type.Name.StartsWith('<')) return string.Concat(type.GetProperties().Select(p => char.ToUpperInvariant(p.Name[0]) + p.Name[1..]));
        if (type.IsGenericType) return type.Name.Split('`')[0] + "Of" + string.Concat(type.GetGenericArguments().Select(a => SchemaId(a).Split('.')[^1]));
        return type.FullName!.StartsWith("Cbhcr.", StringComparison.Ordinal)
            ? type.FullName.Replace("Cbhcr.Exam.", "", StringComparison.Ordinal).Replace("Cbhcr.", "", StringComparison.Ordinal).Replace('+', '.')
            : type.Name;
    }

    private sealed class UseCaseOperation : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.ApiDescription.ActionDescriptor is WolverineActionDescriptor { Chain: { } chain }) Name(operation, chain);
            operation.Summary = Words(operation.OperationId ?? "");
        }

        private static void Name(OpenApiOperation operation, HttpChain chain)
        {
            var handler = chain.Method.HandlerType;
            var useCase = handler.Name.Replace("Endpoint", "", StringComparison.Ordinal);
            var method = chain.Method.Method.Name;
            operation.Description = null; // Wolverine's name of its generated class
            operation.OperationId = method is "Get" or "Post" ? useCase : useCase + method;
            operation.Tags = new HashSet<OpenApiTagReference> { new(handler.Namespace!.Split('.')[^1]) };
            if (chain.DeduplicatedWithResponse is not null)
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key", In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    Description = "A key of the caller's; a repeat with the same key and body gets the first answer.",
                });
        }

        private static string Words(string name) =>
            string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
    }
}
