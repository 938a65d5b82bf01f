// Talking to the simulator: its control API and the stream of changes.
export async function get(path, query = {}) {
  const answer = await fetch(`${path}?${new URLSearchParams(query)}`);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error || answer.statusText);
  return answer.json();
}

export async function post(path, body) {
  const form = body instanceof FormData;
  const answer = await fetch(path, {
    method: "POST",
    body: form ? body : JSON.stringify(body),
    headers: form ? {} : { "Content-Type": "application/json" },
  });
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(result.error || answer.statusText);
  return result;
}

// Calls back with the list of changed [platform, chat]; an empty list means «look at everything».
export function listen(changed) {
  const source = new EventSource("/sim/events");
  source.onmessage = (event) => changed(JSON.parse(event.data));
}
