using Cbhcr.Exam;
using JasperFx;

var builder = WebApplication.CreateBuilder(args);
builder.AddExam();
var app = builder.Build();
app.UseExam();
return await app.RunJasperFxCommands(args);

public partial class Program;
