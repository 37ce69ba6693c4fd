package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of the amendments, contexts and media files of messages. */
public final class AmendmentCodec {
    private static final String TAG = "is";

    private AmendmentCodec() {}

    /** Writes the content of a message. */
    public static String write(MessageContent content) {
        return ContentCodec.write(content).json();
    }

    /**
     * Writes the context of a message.
     *
     * @return its document, or null for an empty context
     */
    public static @Nullable String write(MessageContext context) {
        if (context.equals(MessageContext.NONE)) {
            return null;
        }
        Referral referral = context.referral();
        return new JsonDocument()
                .put("referral", referral == null ? null : ReferralCodec.doc(referral))
                .put("story", context.story())
                .put("forwarded", context.forwarded() ? true : null)
                .put("product", product(context.product()))
                .put("chosen", chosen(context.chosen()))
                .put("form", context.form() == null ? null : context.form().value())
                .json();
    }

    static MessageContext context(@Nullable String json) {
        if (json == null) {
            return MessageContext.NONE;
        }
        JsonDocument doc = JsonDocument.of(json);
        JsonDocument referral = doc.docOrNull("referral");
        JsonDocument product = doc.docOrNull("product");
        JsonDocument chosen = doc.docOrNull("chosen");
        String form = doc.textOrNull("form");
        return new MessageContext(
                referral == null ? null : ReferralCodec.read(referral),
                doc.textOrNull("story"),
                doc.flag("forwarded"),
                product == null ? null : new ReferredProduct(product.textOrNull("catalog"), product.text("id")),
                chosen == null ? null : new ChosenOption(new MessageId(chosen.text("message")), chosen.text("option")),
                form == null ? null : new MessageId(form));
    }

    private static @Nullable JsonDocument chosen(@Nullable ChosenOption chosen) {
        return chosen == null
                ? null
                : new JsonDocument().put("message", chosen.message().value()).put("option", chosen.option());
    }

    private static @Nullable JsonDocument product(@Nullable ReferredProduct product) {
        return product == null
                ? null
                : new JsonDocument().put("catalog", product.catalog()).put("id", product.product());
    }

    /** Writes an edit; null stays null. */
    public static @Nullable String write(Amendment.@Nullable Edit edit) {
        return edit == null ? null : doc(edit).json();
    }

    /** Writes a reaction; null stays null. */
    public static @Nullable String write(Amendment.@Nullable Reaction reaction) {
        return reaction == null ? null : doc(reaction).json();
    }

    /** Reads an edit; null stays null. */
    public static Amendment.@Nullable Edit edit(@Nullable String json) {
        return json == null ? null : edit(JsonDocument.of(json));
    }

    /**
     * Reads a reaction; null stays null.
     *
     * @param by the side whose column contains it
     */
    public static Amendment.@Nullable Reaction reaction(@Nullable String json, Direction by) {
        return json == null ? null : reaction(JsonDocument.of(json), by);
    }

    private static JsonDocument doc(Amendment.Edit edit) {
        return new JsonDocument()
                .put("content", ContentCodec.write(edit.content()))
                .put("at", edit.at())
                .put("order", edit.order());
    }

    private static Amendment.Edit edit(JsonDocument doc) {
        return new Amendment.Edit(ContentCodec.read(doc.doc("content")), doc.time("at"), doc.text("order"));
    }

    private static JsonDocument doc(Amendment.Reaction reaction) {
        return new JsonDocument()
                .put("emoji", reaction.emoji())
                .put("at", reaction.at())
                .put("order", reaction.order());
    }

    private static Amendment.Reaction reaction(JsonDocument doc, Direction by) {
        return new Amendment.Reaction(by, doc.textOrNull("emoji"), doc.time("at"), doc.text("order"));
    }

    static JsonDocument write(MessageReport report) {
        if (report instanceof DeliveryStep step) {
            return new JsonDocument()
                    .put(TAG, "status")
                    .put("status", step.status().rank())
                    .put("at", step.at())
                    .put("attempt", step.attempt())
                    .put("error", MessageCodec.write(step.error()))
                    .put("price", step.price() == null ? null : step.price().text());
        }
        return ((Amendment) report).accept(ReportWriter.INSTANCE);
    }

    private static @Nullable DeliveryPrice price(@Nullable String text) {
        return text == null ? null : DeliveryPrice.of(text);
    }

    /** Returns empty for a kind of report that only a newer version knows. */
    static Optional<MessageReport> report(JsonDocument doc) {
        return switch (doc.text(TAG)) {
            case "status" ->
                Optional.of(new DeliveryStep(
                        doc.small("attempt"),
                        DeliveryRanks.status(doc.small("status")),
                        doc.time("at"),
                        MessageCodec.error(doc.docOrNull("error")),
                        price(doc.textOrNull("price"))));
            case "edit" -> Optional.of(edit(doc));
            case "unsend" -> Optional.of(new Amendment.Unsend(doc.time("at")));
            case "react" ->
                StoredNames.DIRECTION.find(doc.text("by"), "escala_parked").map(by -> reaction(doc, by));
            default -> {
                UnknownNames.found("escala_parked", doc.text(TAG));
                yield Optional.empty();
            }
        };
    }

    private static final class ReportWriter implements Amendment.Cases<JsonDocument> {
        static final ReportWriter INSTANCE = new ReportWriter();

        @Override
        public JsonDocument edit(Amendment.Edit edit) {
            return doc(edit).put(TAG, "edit");
        }

        @Override
        public JsonDocument unsend(Amendment.Unsend unsend) {
            return new JsonDocument().put(TAG, "unsend").put("at", unsend.at());
        }

        @Override
        public JsonDocument reaction(Amendment.Reaction reaction) {
            return doc(reaction).put(TAG, "react").put("by", StoredNames.DIRECTION.tag(reaction.by()));
        }
    }

    /** Returns the stored rank of a media state; later states have higher ranks. */
    public static int rank(MediaFile.State state) {
        return switch (state) {
            case FAILED -> 1;
            case EXPIRED -> 2;
            case STORED -> 3;
            case ERASED -> 4;
        };
    }

    static MediaFile.State state(int rank) {
        return switch (rank) {
            case 1 -> MediaFile.State.FAILED;
            case 2 -> MediaFile.State.EXPIRED;
            case 3 -> MediaFile.State.STORED;
            default -> MediaFile.State.ERASED;
        };
    }

    /** Writes the fields of a media file that have no column. */
    public static String write(MediaFile file) {
        return new JsonDocument()
                .put("key", file.storageKey())
                .put("bytes", file.bytes())
                .put("type", file.mimeType())
                .put("reason", file.reason())
                .put("at", file.at())
                .json();
    }

    /** Reads a media file from its columns and JSON. */
    public static MediaFile media(AccountId account, MessageId message, int place, int rank, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new MediaFile(
                account,
                message,
                place,
                state(rank),
                doc.textOrNull("key"),
                doc.number("bytes"),
                doc.textOrNull("type"),
                doc.textOrNull("reason"),
                doc.time("at"));
    }
}
