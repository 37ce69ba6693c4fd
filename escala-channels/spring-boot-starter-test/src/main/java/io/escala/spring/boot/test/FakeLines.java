package io.escala.spring.boot.test;

import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.FakeMetaBuilder;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import io.escala.spring.boot.properties.LineProperties;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fake Meta with the lines that an application names, and the properties that differ then: tokens, and ids that stand for nothing in a test. */
final class FakeLines {
    private static final String APP = "900100200300";
    private static final String PORTFOLIO = "500600700800900";

    private final FakeMetaBuilder meta = FakeMeta.builder().app(App.of(APP, "fake-app-secret"));
    private final Map<String, Object> properties = new LinkedHashMap<>();
    /** The token of each Page, which an Instagram account that is linked to it has too. */
    private final Map<String, String> pages = new HashMap<>();

    private int made;

    private FakeLines() {}

    /**
     * A fake Meta, started.
     *
     * @param properties what an application needs to call it
     */
    record Started(FakeMeta meta, Map<String, Object> properties) {}

    /** Starts a fake with these lines; with one of each channel when there are none. */
    static Started start(Map<String, LineProperties> lines) {
        if (lines.isEmpty()) {
            FakeMeta shop = FakeMeta.start();
            return started(shop, new LinkedHashMap<>());
        }
        FakeLines fake = new FakeLines();
        lines.forEach(fake::add);
        return started(fake.meta.start(), fake.properties);
    }

    private static Started started(FakeMeta meta, Map<String, Object> properties) {
        properties.put("escala.stand-in", meta.baseUrl());
        properties.put("escala.app.id", meta.app().id());
        properties.put("escala.app.secret", meta.app().secret());
        properties.put("escala.app.verify-token", "verify-me");
        properties.put("escala.token", "fake-token");
        properties.put("escala.workers.poll-interval", "20ms");
        return new Started(meta, properties);
    }

    private void add(String id, LineProperties line) {
        String token = "fake-token-of-" + id;
        if (line.phoneNumberId() != null) {
            String number = id(id, "phone-number-id", line.phoneNumberId());
            String business = id(id, "business-account-id", line.businessAccountId());
            meta.line(WhatsAppNumber.of(number)
                            .phone(digits(line.displayPhone()).orElseGet(() -> "5493410" + number()))
                            .waba(business)
                            .portfolio(digits(line.portfolioId()).orElse(PORTFOLIO))
                            .token(token))
                    .template(Template.of(business, "hello_world", "en_US", "Hello World"));
        } else if (line.instagramAccountId() == null) {
            token = page(id(id, "page-id", line.pageId()), token);
        } else {
            InstagramAccount account = InstagramAccount.of(id(id, "instagram-account-id", line.instagramAccountId()));
            if (line.pageId() == null) {
                meta.line(account.token(token));
            } else {
                String page = id(id, "page-id", line.pageId());
                token = page(page, token);
                meta.line(account.linkedPage(page));
            }
        }
        properties.put("escala.lines." + id + ".token", token);
    }

    private String page(String page, String token) {
        String first = pages.putIfAbsent(page, token);
        if (first == null) {
            meta.line(Page.of(page).token(token));
            return token;
        }
        return first;
    }

    /** An id as the application has it, or another one for a placeholder that nothing resolves in a test. */
    private String id(String line, String name, @Nullable String value) {
        return digits(value).orElseGet(() -> {
            String instead = "70080090" + number();
            properties.put("escala.lines." + line + "." + name, instead);
            return instead;
        });
    }

    private int number() {
        made++;
        return 100_000 + made;
    }

    private static Optional<String> digits(@Nullable String value) {
        return Optional.ofNullable(value)
                .filter(id -> !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
