package io.escala.core.internal.send;

import io.escala.core.send.CardsDraft;
import io.escala.core.send.ChoiceCard;
import io.escala.core.send.ChoiceDraft;
import io.escala.core.send.ContactCardsDraft;
import io.escala.core.send.Draft;
import io.escala.core.send.LocationDraft;
import io.escala.core.send.Option;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SharedContact;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.core.template.TemplateValues;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.MessageId;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A digest that distinguishes a repeated request from another request under the same client reference. It covers the
 * request, not its effects: a repeat is recognised even if the contact's phone has changed in between.
 */
final class Fingerprint {
    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Fingerprint() {}

    /**
     * Returns the digest of a request.
     *
     * @param request the request
     * @return 64 hexadecimal digits; the same for equal recipient and draft
     */
    static String of(SendRequest request) {
        return of(request, null);
    }

    /**
     * Returns the digest of a request and when it is sent.
     *
     * @param request the request
     * @param sendAt when, or null for at once
     * @return 64 hexadecimal digits; the same for equal recipient, draft and time
     */
    static String of(SendRequest request, @Nullable Instant sendAt) {
        Fingerprint print = new Fingerprint();
        print.add(request.recipient());
        print.add(request.draft(), request.quoted().orElse(null));
        if (sendAt != null) {
            print.add("at").add(sendAt.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(print.bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(Recipient recipient) {
        recipient.accept(new Recipient.Cases<Fingerprint>() {
            @Override
            public Fingerprint conversation(Recipient.ToConversation to) {
                return add("conversation").add(to.conversation().value());
            }

            @Override
            public Fingerprint contact(Recipient.ToContact to) {
                return add("contact").add(to.contact().value()).add(to.line().value());
            }
        });
    }

    private void add(Draft draft, @Nullable MessageId quoted) {
        draft.accept(new Draft.Cases<Fingerprint>() {
            @Override
            public Fingerprint text(Draft.Text text) {
                return add("text").add(text.body()).add(quoted == null ? null : quoted.value());
            }

            @Override
            public Fingerprint attachments(Draft.Attachments attachments) {
                add("attachments").add(attachments.kind().name());
                attachments.files().forEach(file -> add("file").add(file.value()));
                return add("caption")
                        .add(attachments.caption().orElse(null))
                        .add(quoted == null ? null : quoted.value());
            }

            @Override
            public Fingerprint template(Draft.Template template) {
                add("template").add(template.name()).add(template.language());
                add(template.values());
                // A template quotes nothing; a request that tries is refused under its own digest.
                return quoted == null ? Fingerprint.this : add("quoted").add(quoted.value());
            }

            @Override
            public Fingerprint choice(ChoiceDraft choice) {
                add("choice").add(choice.question());
                add(choice.header().orElse(null)).add(choice.footer().orElse(null));
                add(choice.listButton().orElse(null)).add(choice.isAsButtons() + "/" + choice.isForLocation());
                choice.options().forEach(Fingerprint.this::add);
                return add(quoted == null ? null : quoted.value());
            }

            @Override
            public Fingerprint cards(CardsDraft cards) {
                add("cards").add(cards.text().orElse(null));
                cards.cards().forEach(Fingerprint.this::add);
                return add(quoted == null ? null : quoted.value());
            }

            @Override
            public Fingerprint location(LocationDraft location) {
                add("location").add(location.latitude() + "/" + location.longitude());
                add(location.name().orElse(null)).add(location.address().orElse(null));
                return add(quoted == null ? null : quoted.value());
            }

            @Override
            public Fingerprint contactCards(ContactCardsDraft cards) {
                add("contacts");
                cards.cards().forEach(Fingerprint.this::add);
                return add(quoted == null ? null : quoted.value());
            }
        });
    }

    private void add(ChoiceCard card) {
        add("card").add(card.title());
        add(card.subtitle().orElse(null)).add(card.image().orElse(null));
        card.options().forEach(this::add);
    }

    private void add(SharedContact card) {
        add(card.name())
                .add(card.phone().orElse(null))
                .add(card.whatsAppPhone().map(Phone::digits).orElse(null));
        add(card.email().orElse(null))
                .add(card.company().orElse(null))
                .add(card.jobTitle().orElse(null));
    }

    private void add(Option option) {
        add("option")
                .add(option.id())
                .add(option.title())
                .add(option.description().orElse(null));
        add(option.url().orElse(null)).add(option.section().orElse(null));
    }

    /** Values of the body in order alone have the digest that they had before there were others. */
    private void add(TemplateValues values) {
        values.inOrder().forEach(this::add);
        values.byName().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            add("value").add(entry.getKey());
            add(entry.getValue());
        });
        values.headerText().ifPresent(value -> {
            add("header");
            add(value);
        });
        values.headerMedia()
                .ifPresent(media -> add("header media")
                        .add(media.address().map(URI::toString).orElse(null))
                        .add(media.file().map(file -> file.id().value()).orElse(null))
                        .add(media.fileName().orElse(null)));
        values.headerPlace()
                .ifPresent(place -> add("header place")
                        .add(place.latitude().toPlainString())
                        .add(place.longitude().toPlainString())
                        .add(place.name())
                        .add(place.address()));
        values.buttons().forEach((index, value) -> {
            add("button").add(Integer.toString(index));
            add(value);
        });
        values.expires().ifPresent(end -> add("expires").add(end.toString()));
    }

    private void add(TemplateValue value) {
        if (value instanceof TemplateValue.Fixed fixed) {
            add("fixed");
            add(fixed.text());
        } else if (value instanceof TemplateValue.Bound bound) {
            TemplateField field = bound.field();
            add("bound");
            add(field.kind().name());
            add(field.customName());
            add(bound.defaultValue());
        } else {
            throw new IllegalStateException("no case for " + value.getClass());
        }
    }

    /** Adds a part with its length, so that two different requests never have the same bytes. */
    private Fingerprint add(@Nullable String part) {
        if (part == null) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(ABSENT).array());
            return this;
        }
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
        return this;
    }
}
