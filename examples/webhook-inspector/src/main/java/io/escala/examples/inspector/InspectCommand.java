package io.escala.examples.inspector;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line with its options. */
@Command(
        name = "webhook-inspector",
        sortOptions = false,
        exitCodeOnExecutionException = EventCounts.SOMETHING_UNREADABLE,
        description = {
            "Prints what is in webhook bodies of WhatsApp, Messenger and Instagram: one line of JSON per event, and a "
                    + "summary on standard error. The output holds personal data.%n"
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:every event has a type",
            "1:an event is unrecognised or malformed",
            "2:an input cannot be read: no such file, no JSON, a signature that does not fit; or a wrong option"
        })
final class InspectCommand implements Callable<Integer> {
    private static final int MEBI = 1 << 20;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "files; folders, of which every *.json is read, sub-folders included; - or nothing is standard input")
    List<String> paths = new ArrayList<>();

    @Option(names = "--lines", description = "each line of an input is a body; blank lines are skipped")
    boolean lines;

    @Option(
            names = "--app-secret",
            paramLabel = "env:NAME|file:PATH",
            description =
                    "check signatures with the secret in this environment variable or file; may be given several times")
    List<String> secrets = new ArrayList<>();

    @Option(
            names = "--signature",
            paramLabel = "sha256=HEX",
            description =
                    "the X-Hub-Signature-256 of the one body; without it, that of body.json is read from body.json.sig")
    @Nullable
    String signature;

    @Option(names = "--fields", description = "print every typed field of an event as well")
    boolean fields;

    @Option(names = "--redact", description = "mask texts, names and phone numbers; not with --fields")
    boolean redact;

    @Option(names = "--pretty", description = "print each event over several lines")
    boolean pretty;

    @Option(
            names = "--max-mib",
            paramLabel = "N",
            defaultValue = "4",
            description = "a body larger than this is not read; the default, ${DEFAULT-VALUE}, is more than Meta sends")
    int maxMebibytes;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this and stop")
    boolean help;

    InspectCommand(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        require(!(fields && redact), "--fields shows everything, --redact hides: use one of them");
        require(maxMebibytes >= 1 && maxMebibytes <= 1024, "--max-mib is from 1 to 1024");
        Signatures signatures = signatures();
        EventCounts tally = new EventCounts(err);
        EventLine eventLine = new EventLine(redact ? Redaction.ON : Redaction.OFF, fields);
        Inspection inspection = new Inspection(signatures, eventLine, new JsonOutput(out, pretty), tally);
        Inputs inputs = new Inputs(in, lines, maxMebibytes * MEBI, inspection);
        try {
            for (String path : paths.isEmpty() ? List.of(Inputs.STANDARD_INPUT) : paths) {
                inputs.read(path);
            }
        } catch (OutputClosedException e) {
            // The reader of the output has closed it, as head does. This is not an error.
            return tally.exitCode();
        }
        tally.print();
        return tally.exitCode();
    }

    private Signatures signatures() {
        if (secrets.isEmpty()) {
            require(signature == null, "--signature needs --app-secret");
            return Signatures.UNCHECKED;
        }
        require(!lines, "--lines has no signatures to check: what was signed is a body as a whole");
        boolean single = paths.isEmpty() || (paths.size() == 1 && !Inputs.isFolder(paths.get(0)));
        require(signature == null || single, "--signature is of one body: give one file, or standard input");
        try {
            return Signatures.of(Secrets.read(secrets, environment), signature);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw problem(otherwise);
        }
    }

    private ParameterException problem(String message) {
        if (spec == null) {
            throw new IllegalStateException("not started by picocli");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
