package dev.lakebird.server.flight;

import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.NoOpSessionOptionValueVisitor;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;

/// The settings of the engine as options of a Flight session. The options `catalog` and `schema` that the JDBC
/// driver sends by itself are taken and mean nothing.
final class SessionOptions {
  SetSessionOptionsResult set(ClientSession session, SetSessionOptionsRequest request) {
    Map<String, SetSessionOptionsResult.Error> errors = new HashMap<>();
    Settings changed = session.settings();
    for (var option : request.getSessionOptions().entrySet()) {
      String name = option.getKey();
      Optional<Setting> setting =
          Arrays.stream(Setting.values())
              .filter(s -> s.settingName().equalsIgnoreCase(name))
              .findFirst();
      if (setting.isEmpty()) {
        if (!name.equals("catalog") && !name.equals("schema")) {
          errors.put(
              name,
              new SetSessionOptionsResult.Error(SetSessionOptionsResult.ErrorValue.INVALID_NAME));
        }
        continue;
      }
      try {
        String text = option.getValue().acceptVisitor(new Text());
        changed = changed.with(setting.get(), text == null ? setting.get().defaultText() : text);
      } catch (LakebirdException e) {
        errors.put(
            name,
            new SetSessionOptionsResult.Error(SetSessionOptionsResult.ErrorValue.INVALID_VALUE));
      }
    }
    if (errors.isEmpty()) {
      session.set(changed);
    }
    return new SetSessionOptionsResult(errors);
  }

  GetSessionOptionsResult get(ClientSession session) {
    Map<String, SessionOptionValue> values = new HashMap<>();
    for (Setting setting : Setting.values()) {
      values.put(
          setting.settingName(),
          SessionOptionValueFactory.makeSessionOptionValue(session.settings().text(setting)));
    }
    return new GetSessionOptionsResult(values);
  }

  private static final class Text extends NoOpSessionOptionValueVisitor<String> {
    @Override
    public String visit(String value) {
      return value;
    }

    @Override
    public String visit(boolean value) {
      return String.valueOf(value);
    }

    @Override
    public String visit(long value) {
      return String.valueOf(value);
    }

    @Override
    public String visit(double value) {
      return String.valueOf(value);
    }
  }
}
