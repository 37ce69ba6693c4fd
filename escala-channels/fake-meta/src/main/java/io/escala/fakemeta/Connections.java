package io.escala.fakemeta;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Apps, lines, tokens and templates, validated when added. Each method holds the lock only briefly. */
final class Connections {

    private record TemplateKey(String owner, String name, String language) {
        static TemplateKey of(Template template) {
            return new TemplateKey(template.owner(), template.name(), template.language());
        }
    }

    private final Map<String, App> apps = new LinkedHashMap<>();
    private final List<Line> firstLines;
    private final List<Template> firstTemplates;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<TemplateKey, Template> templates = new LinkedHashMap<>();
    private final Set<String> revoked = new LinkedHashSet<>();

    private Connections(List<App> apps, List<Line> lines, List<Template> templates) {
        apps.forEach(each -> this.apps.put(each.id(), each));
        this.firstLines = List.copyOf(lines);
        this.firstTemplates = List.copyOf(templates);
        reset();
    }

    /**
     * Validates the setup and reports all problems in one exception.
     *
     * @throws IllegalStateException naming everything that is missing
     */
    static Connections checked(List<App> apps, List<Line> lines, List<Template> templates) {
        List<String> problems = new ArrayList<>();
        if (apps.isEmpty()) {
            problems.add("no app is set up");
        }
        List<Line> complete = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Line line : lines) {
            Line withApp = line.appId().isEmpty() && apps.size() == 1
                    ? line.app(apps.get(0).id())
                    : line;
            complete.add(withApp);
            if (!ids.add(line.id())) {
                problems.add(line + " is set up twice");
            }
        }
        complete.forEach(each -> problems.addAll(problems(each, apps, complete)));
        templates.forEach(each -> problems.addAll(problems(each, complete)));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the fake cannot start: " + String.join("; ", problems));
        }
        return new Connections(apps, complete, templates);
    }

    private static List<String> problems(Line line, Collection<App> apps, Collection<Line> lines) {
        List<String> problems = new ArrayList<>();
        line.missing().forEach(each -> problems.add(line + ": " + each + " is missing"));
        if (line.appId().isEmpty()) {
            if (!apps.isEmpty()) {
                problems.add(line + ": app is missing, and there are " + apps.size());
            }
        } else if (apps.stream().noneMatch(each -> each.id().equals(line.appId()))) {
            problems.add(line + ": app " + line.appId() + " is not set up");
        }
        if (line instanceof InstagramAccount account
                && !account.linkedPage().isEmpty()
                && lines.stream()
                        .noneMatch(each -> each instanceof Page && each.id().equals(account.linkedPage()))) {
            problems.add(line + ": linked page " + account.linkedPage() + " is not set up");
        }
        return problems;
    }

    private static List<String> problems(Template template, Collection<Line> lines) {
        boolean owned = lines.stream()
                .anyMatch(each -> each instanceof WhatsAppNumber number
                        ? number.waba().equals(template.owner())
                        : each instanceof Page && each.id().equals(template.owner()));
        return owned
                ? List.of()
                : List.of("template " + template.name() + ": its owner " + template.owner()
                        + " is neither a WhatsApp Business Account nor a page that is set up");
    }

    synchronized void reset() {
        lines.clear();
        templates.clear();
        revoked.clear();
        firstLines.forEach(each -> lines.put(each.id(), each));
        firstTemplates.forEach(each -> templates.put(TemplateKey.of(each), each));
    }

    synchronized void put(Line line) {
        Line withApp = line.appId().isEmpty() && apps.size() == 1
                ? line.app(apps.keySet().iterator().next())
                : line;
        List<String> problems = problems(withApp, apps.values(), lines.values());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        lines.put(withApp.id(), withApp);
    }

    /** Returns a number of a WhatsApp Business Account. */
    synchronized WhatsAppNumber numberOf(String waba) {
        return lines.values().stream()
                .flatMap(line ->
                        line instanceof WhatsAppNumber number && number.waba().equals(waba)
                                ? Stream.of(number)
                                : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no number belongs to the account " + waba));
    }

    synchronized void put(Template template) {
        List<String> problems = problems(template, lines.values());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        templates.put(TemplateKey.of(template), template);
    }

    synchronized void revoke(String token) {
        revoked.add(token);
    }

    synchronized boolean revoked(String token) {
        return revoked.contains(token);
    }

    synchronized @Nullable Line line(String id) {
        return lines.get(id);
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines.values());
    }

    synchronized List<Line> linesOf(String token) {
        return revoked.contains(token)
                ? List.of()
                : lines.values().stream()
                        .filter(each -> each.token().equals(token))
                        .toList();
    }

    synchronized void removeTemplates(String owner, String name) {
        templates
                .keySet()
                .removeIf(key -> key.owner().equals(owner) && key.name().equals(name));
    }

    synchronized List<Template> templates(String owner) {
        return templates.values().stream()
                .filter(each -> each.owner().equals(owner))
                .toList();
    }

    synchronized List<InstagramAccount> instagramLinkedTo(String pageId) {
        return all(InstagramAccount.class).stream()
                .filter(each -> each.linkedPage().equals(pageId))
                .toList();
    }

    synchronized App app(String id) {
        App app = apps.get(id);
        if (app == null) {
            throw new IllegalArgumentException("app " + id + " is not set up");
        }
        return app;
    }

    synchronized App onlyApp() {
        return one(List.copyOf(apps.values()), "app");
    }

    synchronized <T extends Line> T only(Class<T> kind) {
        return one(all(kind), kind.getSimpleName());
    }

    synchronized <T extends Line> T line(Class<T> kind, String id) {
        Line line = lines.get(id);
        if (!kind.isInstance(line)) {
            throw new IllegalArgumentException("there is no " + kind.getSimpleName() + " " + id);
        }
        return kind.cast(line);
    }

    synchronized String onlyPortfolio() {
        return one(
                all(WhatsAppNumber.class).stream()
                        .map(WhatsAppNumber::portfolio)
                        .distinct()
                        .toList(),
                "portfolio");
    }

    private <T extends Line> List<T> all(Class<T> kind) {
        return lines.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T> T one(List<T> all, String what) {
        if (all.size() != 1) {
            throw new IllegalStateException("there is not one " + what + " but " + all.size() + "; say which");
        }
        return all.get(0);
    }
}
