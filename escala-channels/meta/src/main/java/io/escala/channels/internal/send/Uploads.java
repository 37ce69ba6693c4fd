package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphError;
import io.escala.channels.graph.GraphFile;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.util.Map;

/** Uploads of files, of all channels. Thread-safe. */
public final class Uploads {
    private static final BoundedPattern MIME_TYPE =
            BoundedPattern.of("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,128}(; ?codecs=[a-z0-9.]{1,32})?", 240);

    private static final int LONGEST_NAME = 100;

    private final GraphApi graph;
    private final ErrorTable table;

    /**
     * Creates the uploads of one channel.
     *
     * @param graph the Graph API
     * @param table the channel's error table
     */
    public Uploads(GraphApi graph, ErrorTable table) {
        this.graph = graph;
        this.table = table;
    }

    /**
     * Uploads a file.
     *
     * @param line the line
     * @param path where to
     * @param fields the other fields of the form
     * @param field the field of the file
     * @param file the file
     * @param answered the field of the answer that has the id
     */
    public UploadOutcome upload(
            Line line, String path, Map<String, ?> fields, String field, UploadFile file, String answered) {
        if (!MIME_TYPE.matches(file.mimeType())) {
            return new UploadOutcome.Rejected(ours("NO_MIME_TYPE"));
        }
        GraphFile form = new GraphFile(field, name(file), file.mimeType(), file.content());
        return outcome(graph.postFile(line, path, fields, form), answered);
    }

    private UploadOutcome outcome(GraphAnswer answer, String answered) {
        if (answer instanceof GraphAnswer.Ok ok) {
            String id = ok.text(answered);
            return id == null || id.isBlank() || !SafeText.isId(id)
                    ? new UploadOutcome.TryLater(ours("ANSWER_WITHOUT_ID"), null)
                    : new UploadOutcome.Uploaded(id);
        }
        if (answer instanceof GraphAnswer.Refused refused) {
            GraphError error = refused.error();
            DeliveryError shown = CallFailure.error(error);
            return switch (table.classify(error)) {
                case LINE_STOPPED -> new UploadOutcome.LineStopped(shown);
                // An upload whose outcome is unknown is repeated: at worst Meta has the file twice.
                case TRY_LATER, PAIR_LIMIT, UNKNOWN -> new UploadOutcome.TryLater(shown, refused.retryAfter());
                case WINDOW_CLOSED, OPTED_OUT, RECIPIENT, TEMPLATE, REQUEST, NOT_NOW ->
                    new UploadOutcome.Rejected(shown);
            };
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            DeliveryError shown = ours(notSent.reason().name());
            return switch (notSent.reason()) {
                case NO_TOKEN -> new UploadOutcome.LineStopped(shown);
                case CONTENT_LENGTH -> new UploadOutcome.Rejected(shown);
                case TOKEN_UNAVAILABLE, UNREACHABLE, CLOSED, CONTENT_UNREADABLE ->
                    new UploadOutcome.TryLater(shown, null);
            };
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new UploadOutcome.TryLater(ours(noAnswer.reason().name()), null);
        }
        throw new IllegalStateException("no case for " + answer.getClass());
    }

    /**
     * The name in the form: of ASCII letters, digits, dots, hyphens and underscores, because Meta refuses others in places; the end, which
     * shows the type, is kept.
     */
    static String name(UploadFile file) {
        String given = file.fileName() == null ? "" : file.fileName();
        StringBuilder name = new StringBuilder();
        for (int i = Math.max(0, given.length() - LONGEST_NAME); i < given.length(); i++) {
            char c = given.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || (c == '.' && name.length() > 0);
            name.append(plain ? c : '_');
        }
        return name.length() == 0 ? "file" : name.toString();
    }

    private static DeliveryError ours(String reason) {
        return new DeliveryError(0, 0, reason);
    }
}
