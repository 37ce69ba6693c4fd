package io.escala.channels.internal.signature;

import io.escala.channels.AppSecret;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the accepted apps and their secrets. Not thread-safe. */
public final class AppSecretRegistry {
    /** The most valid secrets of an app. */
    public static final int MAX_SECRETS = 4;

    private final Map<String, List<AppSecret>> secrets = new LinkedHashMap<>();

    /**
     * Adds an app.
     *
     * @throws IllegalArgumentException when it was added before
     */
    public void add(String appId, AppSecret... ofApp) {
        if (secrets.putIfAbsent(appId, List.of(ofApp)) != null) {
            throw new IllegalArgumentException("app " + appId + " is given twice");
        }
    }

    /** Every configuration problem; empty when there is none. */
    public Set<String> problems() {
        Set<String> problems = new TreeSet<>();
        List<AppSecret> seen = new ArrayList<>();
        secrets.forEach((appId, ofApp) -> {
            if (appId.isBlank()) {
                problems.add("an app id is blank");
            } else if (!SafeText.isPlainId(appId)) {
                problems.add(
                        "app " + appId + " is no id of an app, which has 1 to 64 letters, digits, '-', '_' and '.'");
            }
            if (ofApp.isEmpty() || ofApp.size() > MAX_SECRETS) {
                problems.add("app " + appId + " has " + ofApp.size() + " secrets, must have 1 to " + MAX_SECRETS);
            }
            for (AppSecret secret : ofApp) {
                if (seen.contains(secret)) {
                    problems.add("a secret of app " + appId + " is given twice");
                }
                seen.add(secret);
            }
        });
        if (secrets.isEmpty()) {
            problems.add("no app with its secret is given");
        }
        return problems;
    }

    /** Returns the check of signatures with all secrets. */
    public SignatureCheck signatures() {
        List<Map.Entry<String, AppSecret>> all = new ArrayList<>();
        secrets.forEach((appId, ofApp) -> ofApp.forEach(secret -> all.add(Map.entry(appId, secret))));
        return new SignatureCheck(all);
    }

    /** The only registered app, or null when there is more than one. */
    public @Nullable String only() {
        return secrets.size() == 1 ? secrets.keySet().iterator().next() : null;
    }
}
