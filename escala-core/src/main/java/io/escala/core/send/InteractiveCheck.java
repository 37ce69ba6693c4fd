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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of one content against the limits of its form. Used by one thread, once. */
final class InteractiveCheck {
    private final InteractiveLimits limits;
    private final Interactive content;
    private final PartCheck parts;

    InteractiveCheck(InteractiveLimits limits, Interactive content) {
        this.limits = limits;
        this.content = content;
        this.parts = new PartCheck(limits);
    }

    List<Refusal> refusals() {
        body();
        if (content.form() == Interactive.Form.PRODUCT_LIST) {
            parts.required(Part.HEADER, content.header(), null);
        } else {
            parts.optional(Part.HEADER, content.header(), null);
        }
        parts.optional(Part.FOOTER, content.footer(), null);
        if (limits.most(Part.LIST_BUTTON) > 0) {
            parts.required(Part.LIST_BUTTON, content.listButton(), null);
        }
        options(content.options());
        if (limits.most(Part.CARDS) > 0) {
            new CardsCheck(limits, content, parts).check();
        }
        new FormCheck(limits, parts).check(content.opens());
        new ProductsCheck(limits, parts, content.form()).check(content.products());
        return parts.refusals();
    }

    private void body() {
        int most = limits.most(Part.BODY);
        int length = limits.countsBytes()
                ? content.body().getBytes(StandardCharsets.UTF_8).length
                : content.body().length();
        boolean may = most > 0 && content.form() != Interactive.Form.PRODUCT;
        if (most == 0) {
            if (!content.body().isEmpty()) {
                parts.refuse(Reason.CONTENT_NOT_ON_CHANNEL, Part.BODY, null);
            }
        } else if (content.body().isBlank()) {
            if (may || !content.body().isEmpty()) {
                parts.refuse(Reason.TEXT_EMPTY, Part.BODY, null);
            }
        } else if (length > most) {
            parts.add(Refusal.field(Reason.TEXT_TOO_LONG, Part.BODY.field()).limitedTo(most, length));
        }
    }

    private void options(List<MessageOption> options) {
        if (limits.most(Part.OPTIONS) == 0) {
            parts.atMost(Part.OPTIONS, options.size(), null);
            return;
        }
        boolean link = content.form() == Interactive.Form.LINK;
        if (link && options.size() > 1 && options.stream().anyMatch(MessageOption::answers)) {
            parts.invalid(Part.OPTIONS, null, Cause.NOT_TOGETHER);
            return;
        }
        parts.number(Part.OPTIONS, options.size());
        boolean sections = limits.most(Part.SECTION) > 0
                && options.stream().map(MessageOption::section).distinct().count() > 1;
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (int index = 0; index < options.size(); index++) {
            MessageOption option = options.get(index);
            parts.required(Part.TITLE, option.title(), index);
            // The id is the title, unless another is given.
            if (!option.title().isBlank()) {
                parts.required(Part.ID, option.id(), index);
            }
            parts.optional(Part.DESCRIPTION, option.description(), index);
            parts.optional(Part.SECTION, option.section(), index);
            address(option.url(), index);
            if (sections && option.section() == null) {
                parts.refuse(Reason.FIELD_MISSING, Part.SECTION, index);
            }
            if (!ids.add(option.id())) {
                parts.invalid(Part.ID, index, Cause.REPEATED);
            }
            // Rows of a list may have the same title, under different headings.
            if (!titles.add(option.title()) && limits.most(Part.SECTION) == 0) {
                parts.invalid(Part.TITLE, index, Cause.REPEATED);
            }
        }
    }

    private void address(@Nullable String url, int index) {
        parts.optional(Part.URL, url, index);
        if (url == null && content.form() == Interactive.Form.LINK) {
            parts.refuse(Reason.FIELD_MISSING, Part.URL, index);
        } else if (url != null && limits.most(Part.URL) > 0 && !isAddress(url)) {
            parts.invalid(Part.URL, index, Cause.MALFORMED);
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
}
