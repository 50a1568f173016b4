namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>An article that tries to be more than text.</summary>
internal static class HostileText
{
    public const string Outlet = "<b onmouseover=alert(1)>Outlet</b>";

    public const string Title = "</title><script>document.title='broken'</script>\u202Egnorw\u202C title";

    public const string Text =
        """
        KYIV - Russia ruled out European troops in Ukraine </p><script>document.body.dataset.broken = 1</script>, the Kremlin said on Saturday.

        "European troops are unacceptable <img src=x onerror='document.body.dataset.broken = 2'> to Russia," Sergei Lavrov said. {{7*7}} @(7*7) ${7*7} &lt;i&gt; <!-- -->

        France supports <svg onload="document.body.dataset.broken=3"> European troops in Ukraine if 'hostilities" cease, Emmanuel Macron said.
        """ + "\n\nGermany opposes \u202Esnoitcnas\u202C European troops in Ukraine, Friedrich Merz said\u200B. \u2066Hidden\u2069 \u0007 bell.\n";
}
