package io.escala.core.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of one content against the limits of its form. Used by one thread, once. */
final class InteractiveCheck {
    private final InteractiveLimits limits;
    private final Interactive content;
    private final List<Refusal> refusals = new ArrayList<>();

    InteractiveCheck(InteractiveLimits limits, Interactive content) {
        this.limits = limits;
        this.content = content;
    }

    List<Refusal> refusals() {
        body();
        optional(Part.HEADER, content.header(), null);
        optional(Part.FOOTER, content.footer(), null);
        if (limits.most(Part.LIST_BUTTON) > 0) {
            required(Part.LIST_BUTTON, content.listButton(), null);
        }
        options(content.options());
        if (limits.most(Part.CARDS) > 0) {
            refusals.addAll(new CardsCheck(limits, content).refusals());
        }
        return List.copyOf(refusals);
    }

    private void body() {
        int length = limits.countsBytes()
                ? content.body().getBytes(StandardCharsets.UTF_8).length
                : content.body().length();
        if (limits.most(Part.BODY) == 0) {
            if (!content.body().isEmpty()) {
                refusals.add(Refusal.field(Reason.CONTENT_NOT_ON_CHANNEL, Part.BODY.field()));
            }
        } else if (content.body().isBlank()) {
            refusals.add(Refusal.field(Reason.TEXT_EMPTY, Part.BODY.field()));
        } else if (length > limits.most(Part.BODY)) {
            refusals.add(
                    Refusal.field(Reason.TEXT_TOO_LONG, Part.BODY.field()).limitedTo(limits.most(Part.BODY), length));
        }
    }

    private void options(List<MessageOption> options) {
        if (options.isEmpty() && limits.most(Part.OPTIONS) > 0) {
            refusals.add(Refusal.field(Reason.FIELD_MISSING, Part.OPTIONS.field()));
        }
        if (options.size() > limits.most(Part.OPTIONS)) {
            refusals.add(Refusal.field(Reason.LIMIT_REACHED, Part.OPTIONS.field())
                    .limitedTo(limits.most(Part.OPTIONS), options.size()));
        }
        if (limits.most(Part.OPTIONS) == 0) {
            return;
        }
        boolean sections = limits.most(Part.SECTION) > 0
                && options.stream().map(MessageOption::section).distinct().count() > 1;
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            MessageOption option = options.get(index);
            required(Part.TITLE, option.title(), index);
            required(Part.ID, option.id(), index);
            optional(Part.DESCRIPTION, option.description(), index);
            optional(Part.SECTION, option.section(), index);
            address(option.url(), index);
            if (sections && option.section() == null) {
                refusals.add(Refusal.at(Reason.FIELD_MISSING, Part.SECTION.field(), index));
            }
            if (!ids.add(option.id())) {
                refusals.add(repeated(Part.ID, index));
            }
            // Rows of a list may have the same title, under different headings.
            if (!titles.add(option.title()) && limits.most(Part.SECTION) == 0) {
                refusals.add(repeated(Part.TITLE, index));
            }
        }
    }

    private static Refusal repeated(Part part, int index) {
        return Refusal.at(Reason.FIELD_INVALID, part.field(), index).because(Cause.REPEATED);
    }

    private void required(Part part, @Nullable String text, @Nullable Integer index) {
        if (text == null || text.isBlank()) {
            refusals.add(at(Reason.FIELD_MISSING, part, index));
        } else {
            length(part, text, index);
        }
    }

    private void optional(Part part, @Nullable String text, @Nullable Integer index) {
        if (text == null) {
            return;
        }
        if (limits.most(part) == 0) {
            refusals.add(at(Reason.CONTENT_NOT_ON_CHANNEL, part, index));
        } else {
            required(part, text, index);
        }
    }

    private void length(Part part, String text, @Nullable Integer index) {
        if (text.length() > limits.most(part)) {
            refusals.add(at(Reason.FIELD_INVALID, part, index)
                    .because(Cause.TOO_LONG)
                    .limitedTo(limits.most(part), text.length()));
        }
    }

    private void address(@Nullable String url, int index) {
        optional(Part.URL, url, index);
        boolean link = content.form() == Interactive.Form.LINK;
        if (url == null && link) {
            refusals.add(at(Reason.FIELD_MISSING, Part.URL, index));
        } else if (url != null && limits.most(Part.URL) > 0 && !isAddress(url)) {
            refusals.add(at(Reason.FIELD_INVALID, Part.URL, index).because(Cause.MALFORMED));
        }
    }

    /** Whether a text is an address of the web. */
    static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Refusal at(Reason reason, Part part, @Nullable Integer index) {
        Refusal refusal = Refusal.field(reason, part.field());
        return index == null ? refusal : refusal.in(part.field(), index);
    }
}
