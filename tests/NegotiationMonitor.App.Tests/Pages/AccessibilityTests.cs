using System.Diagnostics;
using System.Text.Json;

namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>What axe-core, the accessibility checker, finds.</summary>
[Collection(PagesCollection.Name)]
public sealed class AccessibilityTests(PagesSite site)
{
    private const string Version = "4.10.3";

    [Fact]
    public async Task Axe_finds_no_serious_fault_on_any_page_light_or_dark()
    {
        var axe = await AxeAsync();
        var faults = new List<string>();
        foreach (var dark in new[] { false, true })
        {
            var page = await site.OpenAsync(dark ? 390 : 1440, dark);
            foreach (var address in site.Pages)
            {
                await page.GotoAsync(address);
                await page.EvaluateAsync(axe);
                var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations");
                faults.AddRange(found.EnumerateArray().Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                    .Select(v => $"{address}{(dark ? " (dark)" : "")}: {v.GetProperty("id").GetString()}: {v.GetProperty("help").GetString()}: {v.GetProperty("nodes")[0].GetProperty("html").GetString()} {v.GetProperty("nodes")[0].GetProperty("failureSummary").GetString()}"));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The script of axe-core, fetched once by npm into a temporary folder.</summary>
    private static async Task<string> AxeAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"negmon-axe-{Version}-{Environment.UserName}");
        var script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(script))
        {
            Directory.CreateDirectory(folder);
            if (await NpmAsync(folder) is { } why)
            {
                Assert.Skip($"axe-core cannot be fetched: {why}");
            }
        }

        return await File.ReadAllTextAsync(script);
    }

    private static async Task<string?> NpmAsync(string folder)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, $"axe-core@{Version}"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0 ? null : (await error + await output).Trim();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"npm is not here ({e.Message})";
        }
    }
}
