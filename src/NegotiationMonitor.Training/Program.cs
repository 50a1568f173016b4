using System.Globalization;
using NegotiationMonitor;
using NegotiationMonitor.Reading.Syntax;
using NegotiationMonitor.Training;
using NegotiationMonitor.Training.Acts;
using NegotiationMonitor.Training.Issues;
using NegotiationMonitor.Training.Vectors;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    if (args is ["--model", var path, .. var rest])
    {
        Report.Model = new Lazy<SyntaxModel>(() => Trainer.Load(path));
        args = rest;
    }

    switch (args)
    {
        case ["train", var folder, var output, .. var options]:
            new Trainer(folder, output, options).Run();
            return 0;
        case ["tagger", var folder, .. var options]:
            new Trainer(folder, "", options).Tagger();
            return 0;
        case ["evaluate", var folder, .. var files]:
            foreach (var file in files is [] ? ["ewt-dev", "gum-free-test", "pud-test"] : files) Report.Scores(Report.Model.Value, folder, file);
            return 0;
        case ["relations", var folder, var file]:
            Report.Relations(Report.Model.Value, folder, file);
            return 0;
        case ["words", var folder, var file]:
            Report.TokenizerErrors(folder, file);
            return 0;
        case ["speed", var folder, var file]:
            Report.Speed(Report.Model.Value, folder, file);
            return 0;
        case ["annotate", var file]:
            Report.Annotate(Report.Model.Value, file);
            return 0;
        case ["parse", .. var words] when words is not []:
            Report.Tree(Report.Model.Value, string.Join(' ', words));
            return 0;
        case ["issues", .. var rest2] when rest2.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray() is { Length: > 0 } folders:
            var issues = new IssueTrainer(folders, rest2[folders.Length..]);
            if (rest2.Contains("--quick", StringComparer.Ordinal)) issues.Quick();
            else if (rest2.Contains("--each", StringComparer.Ordinal)) issues.Each();
            else if (rest2.Contains("--errors", StringComparer.Ordinal)) issues.Errors();
            else if (Array.IndexOf(rest2, "--out") is >= 0 and var at) issues.Train(rest2[at + 1]);
            else issues.CrossValidate();
            return 0;
        case ["acts", .. var rest3] when rest3.TakeWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray() is { Length: > 0 } annotated:
            var judge = new JudgeTrainer(annotated, rest3[annotated.Length..]);
            if (Array.IndexOf(rest3, "--out") is >= 0 and var into) judge.Train(rest3[into + 1]);
            else judge.CrossValidate();
            return 0;
        case ["vectors", var texts, var output, .. var options]:
            VectorTrainer.Run(texts, output, options);
            return 0;
        case ["near", var vectors, .. var words]:
            VectorTrainer.Near(vectors, words);
            return 0;
        default:
            Console.Error.WriteLine("""
                [--model FILE] another model than the embedded one, then
                train TREEBANKS OUTPUT [--dev]     trains and writes a model; --dev keeps ewt-dev, ewt-test and gum-free-test out and reports on them
                                                   --hidden, --layers, --epochs, --rate, --batch, --dropout, --frames, --seed N; --no-news; --cache FOLDER keeps taggers
                tagger TREEBANKS [--dev]           trains the tagger alone and lists what it gets wrong
                evaluate TREEBANKS [FILE…]         scores of the embedded model, on gold words and on raw text
                relations TREEBANKS FILE           precision and recall of each relation
                words TREEBANKS FILE               where the tokenizer differs from a treebank
                speed TREEBANKS FILE               words a second on one thread
                acts FOLDER…                       how well what the rules find is judged, in dossiers held out; --out FILE fits on all and writes the weights; --penalty, --who-penalty
                issues FOLDER…                     how well the issue of an act is chosen, in dossiers held out; a FOLDER holds gold/, articles/ and codebooks/
                                                   --out FILE fits on all and writes the weights; --each leaves each feature out once; --errors lists; --penalty N; --without FEATURE,…;
                                                   --quick reads once and holds out dossiers in ten folds, --try A,B/C also without these;
                                                   --told asks all annotated acts, found or not; --given lists errors of the built-in weights
                vectors TEXTS OUTPUT               trains word vectors on the *.txt of a folder, one article a line; --stems, --width, --passes, --seed N
                near VECTORS WORD…                 the words nearest to some; - for the embedded vectors
                annotate FILE                      a tree for each line of a text file, as CoNLL-U
                parse SENTENCE                     the tree as an indented table
                """);
            return 2;
    }
}
catch (RefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
